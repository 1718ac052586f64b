package dev.tensorcord.sandbox.wall;

import java.util.Map;

/**
 * A processor family as Linux knows it: its mark in a filter's data and its numbers of the calls
 * that a worker has no use for. (linux/audit.h; arch/x86/entry/syscalls/syscall_64.tbl;
 * include/uapi/asm-generic/unistd.h.)
 *
 * @param mark AUDIT_ARCH of the family
 * @param prctl the number of {@code prctl}
 * @param setrlimit the number of {@code prlimit64}
 * @param open the number of {@code openat}
 * @param close the number of {@code close}
 * @param cloning the number of {@code clone}
 * @param clone3 the number of {@code clone3}
 * @param seccomp the number of {@code seccomp}
 * @param forbidden calls that fail from now on, by name
 */
record Processor(
    int mark,
    int prctl,
    int setrlimit,
    int open,
    int close,
    int cloning,
    int clone3,
    int seccomp,
    Map<String, Integer> forbidden) {

  private static final Processor X86_64 =
      new Processor(
          0xc000003e,
          157,
          302,
          257,
          3,
          56,
          435,
          317,
          Map.ofEntries(
              Map.entry("socket", 41),
              Map.entry("connect", 42),
              Map.entry("accept", 43),
              Map.entry("bind", 49),
              Map.entry("listen", 50),
              Map.entry("socketpair", 53),
              Map.entry("fork", 57),
              Map.entry("vfork", 58),
              Map.entry("execve", 59),
              Map.entry("kill", 62),
              Map.entry("ptrace", 101),
              Map.entry("personality", 135),
              Map.entry("pivot_root", 155),
              Map.entry("chroot", 161),
              Map.entry("mount", 165),
              Map.entry("umount2", 166),
              Map.entry("reboot", 169),
              Map.entry("init_module", 175),
              Map.entry("add_key", 248),
              Map.entry("request_key", 249),
              Map.entry("keyctl", 250),
              Map.entry("unshare", 272),
              Map.entry("accept4", 288),
              Map.entry("perf_event_open", 298),
              Map.entry("open_by_handle_at", 304),
              Map.entry("setns", 308),
              Map.entry("process_vm_readv", 310),
              Map.entry("process_vm_writev", 311),
              Map.entry("finit_module", 313),
              Map.entry("kexec_file_load", 320),
              Map.entry("bpf", 321),
              Map.entry("execveat", 322),
              Map.entry("userfaultfd", 323),
              Map.entry("pidfd_send_signal", 424),
              Map.entry("io_uring_setup", 425),
              Map.entry("open_tree", 428),
              Map.entry("move_mount", 429),
              Map.entry("fsopen", 430),
              Map.entry("pidfd_open", 434),
              Map.entry("pidfd_getfd", 438)));

  private static final Processor ARM_64 =
      new Processor(
          0xc00000b7,
          167,
          261,
          56,
          57,
          220,
          435,
          277,
          Map.ofEntries(
              Map.entry("socket", 198),
              Map.entry("socketpair", 199),
              Map.entry("bind", 200),
              Map.entry("listen", 201),
              Map.entry("accept", 202),
              Map.entry("connect", 203),
              Map.entry("execve", 221),
              Map.entry("kill", 129),
              Map.entry("ptrace", 117),
              Map.entry("personality", 92),
              Map.entry("pivot_root", 41),
              Map.entry("chroot", 51),
              Map.entry("mount", 40),
              Map.entry("umount2", 39),
              Map.entry("reboot", 142),
              Map.entry("init_module", 105),
              Map.entry("add_key", 217),
              Map.entry("request_key", 218),
              Map.entry("keyctl", 219),
              Map.entry("unshare", 97),
              Map.entry("accept4", 242),
              Map.entry("perf_event_open", 241),
              Map.entry("open_by_handle_at", 265),
              Map.entry("setns", 268),
              Map.entry("process_vm_readv", 270),
              Map.entry("process_vm_writev", 271),
              Map.entry("finit_module", 273),
              Map.entry("kexec_file_load", 294),
              Map.entry("bpf", 280),
              Map.entry("execveat", 281),
              Map.entry("userfaultfd", 282),
              Map.entry("pidfd_send_signal", 424),
              Map.entry("io_uring_setup", 425),
              Map.entry("open_tree", 428),
              Map.entry("move_mount", 429),
              Map.entry("fsopen", 430),
              Map.entry("pidfd_open", 434),
              Map.entry("pidfd_getfd", 438)));

  /** The family of this machine; null where it is another one. */
  static Processor own() {
    return switch (System.getProperty("os.arch")) {
      case "amd64" -> X86_64;
      case "aarch64" -> ARM_64;
      default -> null;
    };
  }
}
