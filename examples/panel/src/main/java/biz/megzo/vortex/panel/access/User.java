package biz.megzo.vortex.panel.access;

/**
 * A person who may log in.
 *
 * @param name as it stands in the audit log
 * @param mustChange whether the password is a one-time one
 * @param disabled whether the person may no longer log in
 */
public record User(String name, Role role, boolean mustChange, boolean disabled) {}
