/** Mail to people: written in the transaction of its cause, sent by a job that retries. */
@NullMarked
package org.cadre.platform.mail;

import org.jspecify.annotations.NullMarked;
