package org.cadre.internship.meeting;

import java.time.Instant;
import java.util.UUID;

/** A chat that another cohort may join: who meets in it already, and when. */
record JointMeeting(UUID room, String cohorts, Instant startsAt, int minutes) {}
