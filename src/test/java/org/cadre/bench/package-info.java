/** What is measured, started by name from the test class path. */
@NullMarked
package org.cadre.bench;

import org.jspecify.annotations.NullMarked;
