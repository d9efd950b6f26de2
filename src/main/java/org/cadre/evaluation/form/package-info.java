/**
 * What is asked: forms made of sections and questions, their versions, and the samples that are shipped. Owns form, version,
 * sheet, section and question; knows nothing of who is asked.
 */
@NamedInterface("form")
@NullMarked
package org.cadre.evaluation.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
