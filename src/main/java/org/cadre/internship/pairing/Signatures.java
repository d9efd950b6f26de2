package org.cadre.internship.pairing;

/**
 * The names an agreement was signed with, and what was declared about evaluating. What was not asked at the time is
 * empty.
 */
record Signatures(String mit, String protege, boolean mitDeclared, boolean protegeDeclared) {}
