/**
 * What public conformance suites talk to: a port of its own, with TLS, that signs whatever it is given with a key that
 * is good for nothing else. It is there in the profile {@code conformance} only.
 */
@NullMarked
package org.cadre.certification.conformance;

import org.jspecify.annotations.NullMarked;
