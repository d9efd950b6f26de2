/**
 * Which standards a person's, a cohort's or the whole program's conversations, reports and projects touched, looked through
 * one framework. Counts alone: no words of anybody are read here.
 */
@NullMarked
package org.cadre.internship.coverage;

import org.jspecify.annotations.NullMarked;
