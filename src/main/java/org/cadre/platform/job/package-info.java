/** Work outside a request, by db-scheduler, scheduled in the transaction of its cause. */
@NullMarked
package org.cadre.platform.job;

import org.jspecify.annotations.NullMarked;
