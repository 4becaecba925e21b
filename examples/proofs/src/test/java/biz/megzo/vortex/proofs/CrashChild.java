package biz.megzo.vortex.proofs;

/** The process that dies in a heartbeat. Arguments as those of {@link DyingPass}. */
public final class CrashChild {
  private CrashChild() {}

  public static void main(String[] args) throws Exception {
    DyingPass.run(args, Node::of, Node::heartbeat);
  }
}
