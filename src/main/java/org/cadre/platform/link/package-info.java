/** Links in mails that let someone do one thing without signing in. */
@NullMarked
package org.cadre.platform.link;

import org.jspecify.annotations.NullMarked;
