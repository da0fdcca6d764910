/** Services of the platform that the app's components ask for. */
package com.atlassian.plugin.spring.scanner.annotation.imports;
