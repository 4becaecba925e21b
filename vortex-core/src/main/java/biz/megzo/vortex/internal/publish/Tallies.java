package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.internal.heartbeat.Tally;

/** Where the flows of publishing are counted. */
public record Tallies(Tally products, Tally prices, Tally stock) {}
