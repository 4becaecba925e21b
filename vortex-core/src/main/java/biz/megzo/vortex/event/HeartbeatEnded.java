package biz.megzo.vortex.event;

import biz.megzo.vortex.HeartbeatReport;

/** A pass ended. */
public record HeartbeatEnded(HeartbeatReport report) {}
