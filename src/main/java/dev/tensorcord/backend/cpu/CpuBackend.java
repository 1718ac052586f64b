package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Backend;
import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Device;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.PassWriter;
import dev.tensorcord.backend.Piece;
import dev.tensorcord.backend.Program;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jdk.incubator.vector.FloatVector;

/** The processor as a device: arrays on the heap, loops in lanes, one fixed pool. */
public final class CpuBackend implements Backend {
  /** Members choose the shapes, so the prepared kernels must not grow without end. */
  private static final int MOST_PROGRAMS = 4096;

  private final WorkPool pool;
  private final ThreadLocal<Recycler> recyclers;
  private final ConcurrentMap<Kernel, Program> programs = new ConcurrentHashMap<>();

  /** A backend with a pool of its own. */
  public CpuBackend(CpuSettings settings) {
    pool = new WorkPool(settings.workers());
    recyclers = ThreadLocal.withInitial(() -> new Recycler(settings.recycledBytes()));
  }

  @Override
  public Buffer allocate(Element element, int count) {
    return recyclers.get().give(element, count);
  }

  /** Floats to work in, whose values are anything; to be released. */
  CpuBuffer floats(int count) {
    return recyclers.get().give(Element.F32, count);
  }

  @Override
  public void write(Buffer buffer, Object values, int count) {
    System.arraycopy(values, 0, CpuBuffer.of(buffer).array(), 0, count);
  }

  @Override
  public void read(Buffer buffer, Object values, int count) {
    System.arraycopy(CpuBuffer.of(buffer).array(), 0, values, 0, count);
  }

  @Override
  public Program prepare(Kernel kernel) {
    if (kernel instanceof Kernel.Fill || kernel instanceof Kernel.Random) {
      return make(kernel); // Nothing to prepare, and each value and seed would be kept.
    }
    Program known = programs.get(kernel);
    if (known != null) {
      return known;
    }
    if (programs.size() >= MOST_PROGRAMS) {
      programs.clear();
    }
    Program made = make(kernel);
    programs.put(kernel, made);
    return made;
  }

  private Program make(Kernel kernel) {
    return switch (kernel) {
      case Kernel.Map map -> new PassProgram(PassWriter.alone(Piece.of(map)), pool);
      case Kernel.Reduce reduce -> new PassProgram(PassWriter.alone(Piece.of(reduce)), pool);
      case Kernel.Pass pass -> new PassProgram(pass, pool);
      case Kernel.MatMul matMul -> new MatMulProgram(matMul, pool, this);
      case Kernel.Factor factor -> new FactorProgram(factor, pool, this);
      case Kernel.Solve solve -> new SolveProgram(solve, pool, this);
      case Kernel.Conv2d conv -> new Conv2dProgram(conv, pool, this);
      case Kernel.Conv2dInputGradient conv -> new Conv2dProgram(conv, pool, this);
      case Kernel.Conv2dFilterGradient conv -> new Conv2dFilterProgram(conv, pool, this);
      case Kernel.Conv2dPool conv when PixelPoolProgram.fits(conv) ->
          new PixelPoolProgram(conv, pool, this);
      case Kernel.Conv2dPool conv -> new Conv2dPoolProgram(conv, pool, this);
      case Kernel.Conv2dPoolInputGradient conv -> new PoolInputProgram(conv, pool, this);
      case Kernel.Conv2dPoolFilterGradient conv -> new PoolFilterProgram(conv, pool, this);
      case Kernel.Pool window -> new PoolProgram(window, pool);
      case Kernel.PoolGradient window -> new PoolProgram(window, pool);
      case Kernel.Depthwise depthwise -> new DepthwiseProgram(depthwise, pool);
      case Kernel.Fourier fourier -> new FourierProgram(fourier, pool);
      case Kernel.Gather gather -> new GatherProgram(gather);
      case Kernel.Scatter scatter -> new ScatterProgram(scatter);
      case Kernel.Scan scan -> new ScanProgram(scan, pool);
      case Kernel.Copy copy -> TurnProgram.of(copy, pool);
      case Kernel.Fill fill -> new FillProgram(fill);
      case Kernel.Random random -> new RandomProgram(random, pool);
    };
  }

  @Override
  public Device describe() {
    return new Device(
        "cpu",
        Processor.name(),
        pool.threads(),
        FloatVector.SPECIES_PREFERRED.vectorBitSize(),
        Runtime.getRuntime().maxMemory());
  }
}
