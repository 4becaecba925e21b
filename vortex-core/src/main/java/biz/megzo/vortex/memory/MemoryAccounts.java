package biz.megzo.vortex.memory;

import biz.megzo.vortex.store.AccountStore;
import biz.megzo.vortex.store.Stored;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class MemoryAccounts implements AccountStore {
  private final Object lock;
  private final Map<String, String> tokens = new HashMap<>();
  private final Map<String, Block> blocks = new HashMap<>();

  MemoryAccounts(Object lock) {
    this.lock = lock;
  }

  @Override
  public Optional<String> token(String account) {
    synchronized (lock) {
      return Optional.ofNullable(tokens.get(account));
    }
  }

  @Override
  public void putToken(String account, String token) {
    synchronized (lock) {
      tokens.put(account, token);
    }
  }

  @Override
  public void dropToken(String account, String token) {
    synchronized (lock) {
      tokens.remove(account, token);
    }
  }

  @Override
  public Optional<Block> block(String account) {
    synchronized (lock) {
      return Optional.ofNullable(blocks.get(account));
    }
  }

  @Override
  public void block(String account, Block block) {
    Block kept = new Block(Stored.instant(block.until()), Stored.text(block.reason()));
    synchronized (lock) {
      blocks.merge(account, kept, (old, now) -> now.until().isAfter(old.until()) ? now : old);
    }
  }
}
