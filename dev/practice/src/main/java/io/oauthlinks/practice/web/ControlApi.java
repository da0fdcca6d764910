package io.oauthlinks.practice.web;

import io.oauthlinks.practice.authorization.TokenRequests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The controls by HTTP, in JSON, for tests. Without authentication: the port is open on this machine only. A POST has to be JSON,
 * which no web page can send to another origin without being asked first.
 */
@RestController
@RequestMapping(path = "/practice/api", produces = MediaType.APPLICATION_JSON_VALUE)
public class ControlApi {

    private final Controls controls;

    public ControlApi(Controls controls) {
        this.controls = controls;
    }

    @GetMapping("/state")
    Map<String, Object> state() {
        return controls.state();
    }

    @GetMapping("/requests")
    List<TokenRequests.Entry> requests() {
        return controls.requests();
    }

    @GetMapping("/mails")
    List<Map<String, Object>> mails(@RequestParam String mailbox) {
        return controls.mails(mailbox);
    }

    @PostMapping(path = "/{*control}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> apply(@PathVariable String control, @RequestBody Map<String, Object> body) {
        Map<String, String> values = new LinkedHashMap<>();
        body.forEach((name, value) -> {
            if (value != null) {
                values.put(name, String.valueOf(value));
            }
        });
        return Map.of("done", controls.apply(control.substring(1), values));
    }

    @ExceptionHandler(IllegalArgumentException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Map<String, String> refuse(IllegalArgumentException failure) {
        return Map.of("error", String.valueOf(failure.getMessage()));
    }
}
