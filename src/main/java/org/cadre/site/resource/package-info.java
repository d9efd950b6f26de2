/**
 * Flyers, articles, webinars and videos for everybody: files of ours or links, found by words, kind and tag, counted without knowing
 * who fetched them. Owns resource.
 */
@NamedInterface("resource")
@NullMarked
package org.cadre.site.resource;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
