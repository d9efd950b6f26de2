package org.cadre.platform.web;

import java.io.EOFException;
import java.security.SecureRandom;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Says in words what went wrong. Our own mistakes are logged once, here, with a reference the person can quote. */
@ControllerAdvice
class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    @ExceptionHandler({
        NotFound.class,
        NoResourceFoundException.class,
        NoHandlerFoundException.class,
        MethodArgumentTypeMismatchException.class,
        HttpRequestMethodNotSupportedException.class
    })
    Reply notFound() {
        return trouble("not-found", HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler({ServletRequestBindingException.class, HttpMediaTypeException.class})
    Reply badRequest() {
        return trouble("bad-request", HttpStatus.BAD_REQUEST);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Reply tooLarge() {
        return trouble("too-large", HttpStatus.CONTENT_TOO_LARGE);
    }

    /** Bytes that are no characters, or more fields than any form of ours has. */
    @ExceptionHandler(InvalidParameterException.class)
    Reply unreadable(InvalidParameterException wrong) {
        return wrong.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value() ? tooLarge() : badRequest();
    }

    /** A form with files that is none, or ends too early; what our own disk refuses is another thing. */
    @ExceptionHandler(MultipartException.class)
    Reply unreadable(MultipartException wrong) {
        var cause = wrong.getMostSpecificCause();
        return cause instanceof FileUploadException
                        || cause instanceof MultipartStream.MalformedStreamException
                        || cause instanceof EOFException
                ? badRequest()
                : mistake(wrong);
    }

    /** No page fits into half a file: the server closes the connection, and the browser says that the download failed. */
    @ExceptionHandler(BrokenOff.class)
    void brokenOff(BrokenOff brokenOff) {
        throw brokenOff;
    }

    @ExceptionHandler(Exception.class)
    Reply ourMistake(Exception mistake) {
        return mistake(mistake);
    }

    static Reply mistake(@Nullable Throwable mistake) {
        String reference = String.format(Locale.ROOT, "%06X", RANDOM.nextInt(1 << 24));
        LOG.error("reference {}", reference, mistake);
        return new Reply.Page(
                "platform/web/trouble",
                new Trouble("our-mistake", reference),
                HttpStatus.INTERNAL_SERVER_ERROR.value());
    }

    static Reply trouble(String kind, HttpStatus status) {
        return new Reply.Page("platform/web/trouble", new Trouble(kind, null), status.value());
    }
}
