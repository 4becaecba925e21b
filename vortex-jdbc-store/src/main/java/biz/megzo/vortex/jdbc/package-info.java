/** For hosts: everything Vortex remembers, in H2 or PostgreSQL. */
@NullMarked
package biz.megzo.vortex.jdbc;

import org.jspecify.annotations.NullMarked;
