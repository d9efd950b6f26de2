package org.cadre.certification.register;

import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Says in words why nothing can be issued, revoked or otherwise entered now, whichever page it was asked on. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RegisterRefusals {
    /** Why: one of the two. */
    record View(RegisterState.@Nullable Behind behind, RegisterState.@Nullable Forked forked) {}

    @ExceptionHandler(RegisterReadOnly.class)
    Reply readOnly(RegisterReadOnly refusal) {
        var state = refusal.state();
        return new Reply.Page(
                "certification/register/read-only",
                new View(
                        state instanceof RegisterState.Behind behind ? behind : null,
                        state instanceof RegisterState.Forked forked ? forked : null),
                HttpStatus.CONFLICT.value());
    }
}
