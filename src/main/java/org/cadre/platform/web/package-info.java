/** Pages: what a handler answers, forms that keep what was typed, deeds done once, the layout. */
@NullMarked
package org.cadre.platform.web;

import org.jspecify.annotations.NullMarked;
