package dev.tensorcord.localguild.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who and what the guild is made of. Fixed, with the same ids at every start; immutable. */
public final class Roster {
  /** The guild's id, and so the id of its role for everyone. */
  public static final String GUILD = "1180000000000000001";

  /** The id of the application and of its bot. */
  public static final String BOT = "1180000000000000100";

  private static final String ADMINISTRATORS = "1180000000000000011";
  private static final String MODERATORS = "1180000000000000012";
  private static final String LEARNERS = "1180000000000000013";
  private static final String BOT_ROLE = "1180000000000000014";

  private final List<Role> roles =
      List.of(
          new Role(GUILD, "@everyone", 0, 0, Permission.EVERYONE, null),
          new Role(LEARNERS, "Learner", 1, 0x2ecc71, Permission.EVERYONE, null),
          new Role(MODERATORS, "Moderator", 2, 0x3498db, Permission.MODERATOR, null),
          new Role(BOT_ROLE, "Tensorcord", 3, 0xe67e22, Permission.MODERATOR, BOT),
          new Role(ADMINISTRATORS, "Administrator", 4, 0xe74c3c, Permission.ADMINISTRATOR, null));

  /** Those who are always there. */
  public static final int FEWEST = 5;

  /** More names are not known. */
  public static final int MOST = 50;

  private static final List<Person> NAMED =
      List.of(
          person(101, "ada", "Ada", 0xe74c3c, Permission.ALL, ADMINISTRATORS),
          person(102, "grace", "Grace", 0x3498db, Permission.MODERATOR, MODERATORS),
          person(103, "alan", "Alan", 0x2ecc71, Permission.EVERYONE, LEARNERS),
          person(104, "noor", "Noor", 0x9b59b6, Permission.EVERYONE, LEARNERS),
          person(105, "kenji", "Kenji", 0xf1c40f, Permission.EVERYONE, LEARNERS));

  private static final Person THE_BOT =
      new Person(
          BOT, "Tensorcord", "Tensorcord", 0xe67e22, List.of(BOT_ROLE), Permission.MODERATOR, true);

  private final List<Person> people;

  private final List<Channel> guildChannels =
      List.of(
          new Channel("1180000000000000021", "general", "Learn together", 0, null),
          new Channel("1180000000000000022", "sandbox", "Try anything here", 1, null));

  private final List<Channel> directChannels;

  /**
   * A guild of so many people beside the bot.
   *
   * @param members from {@link #FEWEST} to {@link #MOST}
   */
  public Roster(int members) {
    if (members < FEWEST || members > MOST) {
      throw new IllegalArgumentException("a guild has 5 to 50 members, not " + members);
    }
    people =
        Stream.of(
                NAMED.stream(),
                IntStream.rangeClosed(FEWEST + 1, members).mapToObj(Roster::learner),
                Stream.of(THE_BOT))
            .flatMap(each -> each)
            .toList();
    directChannels =
        people.stream()
            .filter(person -> !person.bot())
            .map(person -> new Channel(shifted(person.id()), person.globalName(), null, 0, person))
            .toList();
  }

  private static Person learner(int number) {
    int color = NAMED.get(number % FEWEST).avatarColor();
    String name = "Learner " + number;
    String username = "learner" + number;
    return person(100 + number, username, name, color, Permission.EVERYONE, LEARNERS);
  }

  private static Person person(
      int number, String username, String name, int color, long permissions, String role) {
    String id = Long.toString(1_180_000_000_000_000_000L + number);
    return new Person(id, username, name, color, List.of(role), permissions, false);
  }

  private static String shifted(String id) {
    return Long.toString(Long.parseLong(id) + 100);
  }

  /** Everyone, the bot last. */
  public List<Person> people() {
    return people;
  }

  /** The bot itself. */
  public Person bot() {
    return people.getLast();
  }

  /** The roles, everyone's first. */
  public List<Role> roles() {
    return roles;
  }

  /** The channels that all can see. */
  public List<Channel> guildChannels() {
    return guildChannels;
  }

  /** One channel between the bot and each member. */
  public List<Channel> directChannels() {
    return directChannels;
  }

  /** The member with this id. */
  public Optional<Person> person(String id) {
    return people.stream().filter(person -> person.id().equals(id)).findFirst();
  }

  /** The role with this id. */
  public Optional<Role> role(String id) {
    return roles.stream().filter(role -> role.id().equals(id)).findFirst();
  }

  /** The channel with this id, direct ones too. */
  public Optional<Channel> channel(String id) {
    return find(guildChannels, id).or(() -> find(directChannels, id));
  }

  private static Optional<Channel> find(List<Channel> channels, String id) {
    return channels.stream().filter(channel -> channel.id().equals(id)).findFirst();
  }

  /** Discord's guild object as REST answers it. */
  public ObjectNode guild() {
    ObjectNode guild = Json.object();
    guild.put("id", GUILD);
    guild.put("name", "Tensorcord");
    guild.put("owner_id", people.getFirst().id());
    for (String empty :
        List.of("icon", "splash", "discovery_splash", "banner", "description", "afk_channel_id")) {
      guild.putNull(empty);
    }
    for (String none :
        List.of(
            "rules_channel_id",
            "public_updates_channel_id",
            "safety_alerts_channel_id",
            "vanity_url_code",
            "application_id",
            "home_header",
            "incidents_data",
            "widget_channel_id")) {
      guild.putNull(none);
    }
    guild.put("system_channel_id", guildChannels.getFirst().id());
    guild.put("system_channel_flags", 0);
    guild.put("afk_timeout", 300);
    guild.put("widget_enabled", false);
    guild.put("verification_level", 0);
    guild.put("default_message_notifications", 0);
    guild.put("explicit_content_filter", 0);
    guild.put("mfa_level", 0);
    guild.put("nsfw_level", 0);
    guild.put("nsfw", false);
    guild.put("premium_tier", 0);
    guild.put("premium_subscription_count", 0);
    guild.put("premium_progress_bar_enabled", false);
    guild.put("preferred_locale", "en-US");
    guild.put("region", "deprecated");
    guild.put("max_members", 500_000);
    guild.put("max_presences", 5000);
    guild.put("max_video_channel_users", 25);
    guild.put("max_stage_video_channel_users", 50);
    guild.putArray("features");
    guild.putArray("emojis");
    guild.putArray("stickers");
    guild.set("roles", each(roles, Role::json));
    return guild;
  }

  /** These things as a JSON array. */
  public static <T> JsonNode each(List<T> things, Function<T, ObjectNode> json) {
    return Json.array(things.stream().map(json).toList());
  }
}
