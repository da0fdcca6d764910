/** Time zones of users. */
package com.atlassian.sal.api.timezone;
