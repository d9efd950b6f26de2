/**
 * All that is recorded of one internship: the door for audits. What MIT and protégé shared comes through here alone, and
 * never without a reading being recorded in the same transaction. Knows every package that keeps records.
 */
@NamedInterface("record")
@NullMarked
package org.cadre.internship.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
