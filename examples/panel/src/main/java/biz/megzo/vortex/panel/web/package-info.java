/** What every page stands on: routes by role, forms, texts, answers. */
@NullMarked
package biz.megzo.vortex.panel.web;

import org.jspecify.annotations.NullMarked;
