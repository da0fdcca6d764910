/** Secure administrator sessions: administration pages that ask for the password again. */
package com.atlassian.sal.api.websudo;
