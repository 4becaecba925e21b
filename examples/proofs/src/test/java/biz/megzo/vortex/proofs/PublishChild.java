package biz.megzo.vortex.proofs;

/**
 * The process that dies in a heartbeat while it publishes. Arguments as those of {@link DyingPass}.
 */
public final class PublishChild {
  private PublishChild() {}

  public static void main(String[] args) throws Exception {
    DyingPass.run(args, Node::publishing, Node::heartbeat);
  }
}
