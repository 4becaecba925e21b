/**
 * For hosts: rule sets as data, built in Java or read from JSON, compiled to the {@code Rules} that
 * {@code vortex-core} maps with. Start at {@link biz.megzo.vortex.mapping.Mapping}.
 */
@NullMarked
package biz.megzo.vortex.mapping;

import org.jspecify.annotations.NullMarked;
