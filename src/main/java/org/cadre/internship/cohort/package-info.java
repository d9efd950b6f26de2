/**
 * Who is in which cohort and who coaches it on which days. Owns cohort, place and coach's turn, and finds cohorts and
 * internships for those who may see their reports, meetings and project. Knows the term; what coaches and members do is
 * in the packages that know this one.
 */
@NullMarked
package org.cadre.internship.cohort;

import org.jspecify.annotations.NullMarked;
