/** Services that the app offers. */
package com.atlassian.plugin.spring.scanner.annotation.export;
