package biz.megzo.vortex.testkit;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.rules.Rules;
import java.util.Optional;

/** {@link PlainRules} for offers and {@link SimpleRules} for orders: a whole link in tests. */
public final class ShopRules implements Rules {
  private final Rules offers = new PlainRules();
  private final Rules orders = new SimpleRules();

  @Override
  public RuleSet active(LinkId link, Profile profile) {
    return of(profile).active(link, profile);
  }

  @Override
  public Optional<RuleSet> version(LinkId link, Profile profile, int number) {
    return of(profile).version(link, profile, number);
  }

  private Rules of(Profile profile) {
    return profile == Profile.ORDER ? orders : offers;
  }
}
