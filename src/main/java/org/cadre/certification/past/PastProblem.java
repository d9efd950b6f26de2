package org.cadre.certification.past;

import org.cadre.platform.text.Sentence;

/**
 * Something to say about a line of the file: why it is refused, or what is unusual about it.
 *
 * @param number what stands where the certificate's number should be
 */
public record PastProblem(int line, String number, Sentence why) {}
