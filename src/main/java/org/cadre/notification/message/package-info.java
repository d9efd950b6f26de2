/**
 * What office writes to many at once: to whom, in which words, when, and what became of each mail; what people want of it, and
 * who called it unwanted. Owns message, recipient, placeholder and preference.
 */
@NullMarked
package org.cadre.notification.message;

import org.jspecify.annotations.NullMarked;
