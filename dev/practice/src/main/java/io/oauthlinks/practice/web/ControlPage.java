package io.oauthlinks.practice.web;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The control page. */
@Controller
public class ControlPage {

    @GetMapping(path = {"/", "/practice"}, produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @ResponseBody
    String show() {
        return Html.widePage("Controls", "");
    }
}
