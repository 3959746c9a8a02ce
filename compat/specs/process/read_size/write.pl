# Makes its pipe hold a megabyte (F_SETPIPE_SZ), and writes at once what is more than two reads take
fcntl(STDOUT, 1031, 1048576) or die "fcntl: $!";
sub touch { open my $file, ">", $_[0]; print $file "$_[0]\n"; close $file }
touch("ready");
select undef, undef, undef, 0.02 until -e "go";
syswrite STDOUT, "x" x 300000;
touch("written");
sleep 1000;
