/**
 * The final project: a topic the coach approves, files handed in, and readers who judge them blind to each other. Owns
 * project, reading, rubric's scores and outcome. Knows cohort and term; what the public sees of a project is in showcase.
 */
@NullMarked
package org.cadre.internship.project;

import org.jspecify.annotations.NullMarked;
