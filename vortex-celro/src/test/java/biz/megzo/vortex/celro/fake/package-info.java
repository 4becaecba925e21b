/**
 * A stateful stand-in for the Cel.ro marketplace API, for tests and demonstrations. {@link
 * biz.megzo.vortex.celro.fake.FakeCelRo} is the way in. It follows the documented behaviour to the
 * letter and refuses what is doubtful; what no document states is a {@link
 * biz.megzo.vortex.celro.fake.Settings setting}.
 */
@NullMarked
package biz.megzo.vortex.celro.fake;

import org.jspecify.annotations.NullMarked;
