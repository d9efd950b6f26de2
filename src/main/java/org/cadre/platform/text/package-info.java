/** Every sentence a person reads, from message files beside the features. */
@NullMarked
package org.cadre.platform.text;

import org.jspecify.annotations.NullMarked;
