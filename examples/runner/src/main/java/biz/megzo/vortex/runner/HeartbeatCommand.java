package biz.megzo.vortex.runner;

import biz.megzo.vortex.HeartbeatReport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Passes over everything: once, or again and again. */
@Command(
    name = "heartbeat",
    mixinStandardHelpOptions = true,
    description = {
      "One pass over all flows, again and again until the process is told to end.",
      "With --listen it also takes pushes of SmartBill and Cel.ro and acts on them within seconds.",
      "SIGTERM and Ctrl-C let the pass at hand finish; after kill -9 the next start goes on."
    })
final class HeartbeatCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @ArgGroup(exclusive = true)
  private Rhythm rhythm = new Rhythm();

  @Option(
      names = "--listen",
      paramLabel = "PORT",
      description = "Takes pushes at this port; 0 takes a free one. See docs/wake-ups.md.")
  private @Nullable Integer listen;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where --listen listens; default ${DEFAULT-VALUE}, for a proxy beside it.")
  private String bind = "127.0.0.1";

  /** Once or at a rate. */
  static final class Rhythm {
    @Option(names = "--once", description = "One pass, then end.")
    private boolean once;

    @Option(
        names = "--every",
        paramLabel = "DURATION",
        description = "Rate, for example PT5M; default vortex.heartbeat.every.")
    private @Nullable Duration every;
  }

  @Override
  public Integer call() {
    Output output = common.output();
    Values values = common.values();
    Stop stop = common.surroundings().stop();
    Progress progress = new Progress(output, common.surroundings().terminal());
    Duration every = rhythm.every == null ? values.duration(Key.HEARTBEAT_EVERY) : rhythm.every;
    if (every.isZero() || every.isNegative()) {
      throw new BadConfiguration("--every must be above zero, was " + every);
    }
    Receivers receivers = receivers(values);
    try (Shop shop = Shop.open(values, progress, common.surroundings().clock())) {
      Passes passes = new Passes(shop, stop, output, progress);
      Supplier<HeartbeatReport> pass = pass(shop, values, output);
      return Guard.run(
          stop,
          shop.leaseTime().plusMinutes(4),
          () ->
              rhythm.once
                  ? passes.once(pass)
                  : listen == null
                      ? passes.every(every, pass)
                      : listening(every, shop, passes, pass, receivers));
    }
  }

  private int listening(
      Duration every,
      Shop shop,
      Passes passes,
      Supplier<HeartbeatReport> pass,
      Receivers receivers) {
    Bell bell = new Bell();
    try (PushServer server = PushServer.start(address(), receivers, shop, bell, passes::latest)) {
      Output output = common.output();
      output.remark(
          output.say("listening at ", "se ascultă la ") + bind + " port " + server.port());
      return passes.listening(every, pass, bell);
    }
  }

  private Receivers receivers(Values values) {
    if (listen == null) {
      return Receivers.NONE;
    }
    if (rhythm.once) {
      throw new BadConfiguration("--listen goes with --every, not with --once");
    }
    Receivers receivers = Receivers.of(values);
    if (receivers.none()) {
      throw new BadConfiguration(
          "--listen needs "
              + Key.SMARTBILL_PUSH_SECRET.property()
              + " or "
              + Key.CELRO_PUSH_SECRET.property()
              + "; make a secret with: openssl rand -hex 24");
    }
    return receivers;
  }

  private InetSocketAddress address() {
    try {
      return new InetSocketAddress(InetAddress.getByName(bind), listen == null ? 0 : listen);
    } catch (UnknownHostException | IllegalArgumentException e) {
      throw new BadConfiguration(
          "can not listen at "
              + bind
              + " port "
              + listen
              + "; give --bind an address of this host"
              + " and --listen a port from 0 to 65535");
    }
  }

  /** A heartbeat, and with a retention configured a daily look at what is to be forgotten. */
  private Supplier<HeartbeatReport> pass(Shop shop, Values values, Output output) {
    if (!values.has(Key.ORDERS_RETENTION)) {
      return () -> shop.vortex().heartbeat(shop.link());
    }
    Retention retention = new Retention(shop, values.period(Key.ORDERS_RETENTION));
    return () -> {
      HeartbeatReport report = shop.vortex().heartbeat(shop.link());
      retention.sweep(common.surroundings().clock().instant(), output);
      return report;
    };
  }
}
