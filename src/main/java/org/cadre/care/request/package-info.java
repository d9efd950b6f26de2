/** What somebody asks of office about themselves: a copy, a correction, erasure, to be heard. Each is answered by a day. */
@NamedInterface("request")
@NullMarked
package org.cadre.care.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
