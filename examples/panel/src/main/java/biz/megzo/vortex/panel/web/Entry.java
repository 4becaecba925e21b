package biz.megzo.vortex.panel.web;

import biz.megzo.vortex.panel.access.Sessions;
import biz.megzo.vortex.panel.access.Throttle;
import biz.megzo.vortex.panel.access.Users;

/**
 * Who may come in, and how.
 *
 * @param https whether browsers reach the panel by https: cookies are secure then
 */
public record Entry(Users users, Sessions sessions, Throttle throttle, boolean https) {}
