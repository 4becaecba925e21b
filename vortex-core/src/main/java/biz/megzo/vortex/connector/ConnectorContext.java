package biz.megzo.vortex.connector;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.AccountStore;
import biz.megzo.vortex.store.LeaseStore;
import java.time.InstantSource;

/**
 * What a connector may use of its surroundings.
 *
 * @param link the link it is opened for
 * @param clock the only clock
 * @param accounts shared state of remote accounts: "blocked until", session tokens
 * @param leases for what only one node may do at a time, such as logging in
 */
public record ConnectorContext(
    LinkId link, InstantSource clock, AccountStore accounts, LeaseStore leases) {}
