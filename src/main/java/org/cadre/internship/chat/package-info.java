/**
 * The live online chat of a cohort's meeting: its room, what is entered in it, and who is in it. Several servers share a
 * room through the database: entries are numbered without gaps, and each server asks for what is new on behalf of all who
 * listen to it.
 */
@NamedInterface("chat")
@NullMarked
package org.cadre.internship.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
