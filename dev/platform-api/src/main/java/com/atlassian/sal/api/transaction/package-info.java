/** Database transactions of the application. */
package com.atlassian.sal.api.transaction;
