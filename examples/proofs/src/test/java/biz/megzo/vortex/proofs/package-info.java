/** Proofs on whole processes: they are killed, started again, and judged from outside. */
@NullMarked
package biz.megzo.vortex.proofs;

import org.jspecify.annotations.NullMarked;
