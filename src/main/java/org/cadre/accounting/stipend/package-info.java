/** What coaches and trainers get: agreed, due, approved, paid, and what a year's tax forms need of it. */
@NullMarked
package org.cadre.accounting.stipend;

import org.jspecify.annotations.NullMarked;
