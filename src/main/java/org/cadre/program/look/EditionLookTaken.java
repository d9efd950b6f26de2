package org.cadre.program.look;

import org.cadre.platform.audit.Actor;
import org.cadre.program.EditionId;

/**
 * A published edition has another look.
 *
 * @param before what it was; {@link EditionLook#STANDARD} where there was none
 */
public record EditionLookTaken(EditionId edition, EditionLook before, EditionLook now, Actor actor) {}
