/** The demonstration: two fake servers, a story, and a check of both. */
@NullMarked
package biz.megzo.vortex.runner.demo;

import org.jspecify.annotations.NullMarked;
