/**
 * Cel.ro marketplace: {@link biz.megzo.vortex.celro.CelRo} joins a seller account to Vortex. Hosts
 * need {@code CelRo} and {@code CelRoConfig}; the records beside them are what its reads give.
 */
@NullMarked
package biz.megzo.vortex.celro;

import org.jspecify.annotations.NullMarked;
