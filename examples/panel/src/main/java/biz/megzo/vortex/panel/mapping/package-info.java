/** Rule sets and lookup tables, worked on by people who do not know JSON. */
@NullMarked
package biz.megzo.vortex.panel.mapping;

import org.jspecify.annotations.NullMarked;
