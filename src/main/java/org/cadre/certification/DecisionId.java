package org.cadre.certification;

import java.util.UUID;

/** Names one award decision. */
record DecisionId(UUID value) {}
