<?php
# Tells its pid once as many requests as the meeting is for are being answered at the same time.
[$meeting, $size] = explode(" ", file_get_contents("php://input"));
touch("$meeting." . getmypid());
for ($patience = 600; count(glob("$meeting.*")) < $size && $patience > 0; $patience--) usleep(50000);
echo $_SERVER["REQUEST_METHOD"], " ", $_SERVER["GREETING"], " ", getmypid();
