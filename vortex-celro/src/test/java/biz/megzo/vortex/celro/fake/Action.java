package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one {@code method/action} does. Runs under the shop's lock; throws {@link Refused} to
 * refuse.
 */
interface Action {
  JsonNode run(Call call);
}
